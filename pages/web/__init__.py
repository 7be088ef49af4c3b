"""What is served without Streamlit: index page, downloads, health, headers. (Not `http`: that would hide Python's.)"""
