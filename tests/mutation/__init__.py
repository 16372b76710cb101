"""Every record, made wrong in every way that matters."""
