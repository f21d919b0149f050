"""How the command line shows what would be done with a paper."""

from __future__ import annotations

from muniment.cli import screen
from muniment.filing.plan import Plan


def show_plan(plan: Plan, twice: str | None) -> None:
    """A paper, from where to where its file goes, why, and what stands in the way."""
    screen.show(f"{plan.paper_id}  {plan.paper_name}")
    step = plan.step
    if step is not None and step.target is not None:
        screen.show(f"    {step.action}: {step.source or 'the copy that Muniment keeps'} → {step.target}")
    if plan.tags:
        screen.show(f"    tags: {', '.join(plan.tags)}")
    if plan.retention:
        screen.show(f"    kept for: {plan.retention}")
    screen.show(f"    why: {plan.explanation}")
    if not plan.does_something:
        for found in plan.matches:
            screen.show(f"    {found.words}")
    for conflict in (*plan.conflicts, *((twice,) if twice else ())):
        screen.show(f"    but: {conflict}")
