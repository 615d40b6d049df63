from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    guest: str


@dataclass(frozen=True)
class RoomBooked(Event):
    room: int


@dataclass(frozen=True)
class RoomCancelled(Event):
    reason: str = ""


@dataclass(frozen=True)
class GuestArrived(Event):
    pass
