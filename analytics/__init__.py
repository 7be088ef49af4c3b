"""Everything the dashboard knows, without Streamlit: tables, intake, editions, engine, metrics, goals, charts."""
