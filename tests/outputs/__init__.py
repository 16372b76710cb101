"""What the handbook is published as: every output holds every claim with its caveat and its source."""
