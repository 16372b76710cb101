"""Certainty as a mark; it always stands beside the word."""

from __future__ import annotations

from handbook_data.vocabulary import Level

MARKS: dict[Level, str] = {
    Level.HIGH: "●●●●",
    Level.MODERATE: "●●●○",
    Level.LOW: "●●○○",
    Level.VERY_LOW: "●○○○",
}
