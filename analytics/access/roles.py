"""The roles, from nobody to administrator, and the acts that need one."""

from typing import Literal, get_args

Role = Literal["nobody", "link", "reader", "editor", "administrator"]
"""`link`: whoever came by a share link and sees what it shows; it is no rung of the ladder above it or below it."""
ROLES: tuple[Role, ...] = get_args(Role)
_LADDER: dict[Role, int] = {"nobody": 0, "link": 0, "reader": 1, "editor": 2, "administrator": 3}

Act = Literal["read", "upload", "publish", "restore", "edit_goal", "check_in", "report", "share", "people", "audit"]
NEEDS: dict[Act, Role] = {
    "read": "reader",
    "report": "reader",
    "upload": "editor",
    "publish": "editor",
    "restore": "editor",
    "edit_goal": "editor",
    "check_in": "editor",
    "share": "administrator",
    "people": "administrator",
    "audit": "administrator",
}


def at_least(role: Role, least: Role) -> bool:
    """Whether a role includes another. Nobody and a link include nothing but themselves."""
    return role == least or (_LADDER[role] > 0 and _LADDER[role] >= _LADDER[least])


def may(role: Role, act: Act) -> bool:
    """Whether whoever has that role may do that."""
    return at_least(role, NEEDS[act])
