"""What a visitor sees. `router.py` is the script Streamlit runs; each page is a thin file beside it."""
