def is_leap(year):
    """Try: select this function and ask for the rule of the Gregorian calendar."""
    return year % 4 == 0


def days_in_february(year):
    return 29 if is_leap(year) else 28
