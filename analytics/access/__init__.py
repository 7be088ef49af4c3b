"""Who may do what: roles, people, sessions, share links and the administrator's options. No Streamlit, no HTTP."""
