"""Plotly figures from frames and verdicts; `look` holds the colours of light and dark."""
