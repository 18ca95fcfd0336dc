"""Adapters for other people's libraries: a module for each, none of which nazva itself needs."""
