"""States of the tables that say in every table which edition they are, so that a mix of two would show."""

import pyarrow as pa

from analytics.tables import Tables, complete, from_rows


def state(number: int) -> Tables:
    """The tables of edition `number`: every second table changes each time, the others stay as they are."""
    mark = f"edition {number}"
    projects = [{"project_id": f"P{i}", "title": f"{mark} æøå {i}", "source": mark} for i in range(20)]
    lines = [
        {
            "project_id": f"P{i % 20}",
            "year": 2012 + i // 20,
            "scope": "project",
            "item": "total_budget",
            "stage": "granted",
            "amount": 1000.0 * number + i,
            "currency": "DKK",
            "source": mark,
        }
        for i in range(200)
    ]
    return complete(
        {
            "organisation": from_rows("organisation", [{"name": "Slagelse Kommune", "source": mark}]),
            "projects": from_rows("projects", projects),
            "budget_lines": from_rows("budget_lines", lines),
            "departments": from_rows("departments", [{"department": "the same in each"}]),
        }
    )


def derive(tables: Tables) -> dict[str, pa.Table]:
    """Stands in for the exchange rates: says which edition it was computed from."""
    return {"rates_resolved": tables["projects"].select(["source"]).slice(0, 1)}


def original(number: int) -> bytes:
    """The file uploaded for edition `number`."""
    return bytes(range(256)) * 8 + str(number).encode()
