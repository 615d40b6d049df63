"""A base that comes from a package that is not installed."""

from shipping import Parcel


class Boxed(Parcel):
    pass
