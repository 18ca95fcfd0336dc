"""`python -m nazva` is the command line."""

from nazva.cli import main

if __name__ == "__main__":
    main(prog_name="nazva")
