from hotel.events import GuestArrived, RoomBooked, RoomCancelled
from hotel.messaging import MessageBus, publish_all


class Booking:
    def __init__(self, guest):
        self.guest = guest
        self.events = []

    def book(self, room):
        self.events.append(RoomBooked(self.guest, room))

    def cancel(self):
        self.events.append(RoomCancelled(self.guest))


class Desk:
    def __init__(self, broker):
        self._bus = MessageBus(broker)

    def check_in(self, guest):
        self._bus.publish(GuestArrived(guest))  # sends 'GuestArrived'

    def book(self, guest, room):
        booking = Booking(guest)
        booking.book(room)
        for event in booking.events:
            self._bus.publish(event)  # sends 'RoomBooked'

    def change(self, guest, room, free):
        self._bus.publish(  # sends 'RoomBooked' 'RoomCancelled'
            RoomBooked(guest, room) if free else RoomCancelled(guest)
        )

    def leave(self, guest):
        publish_all([RoomCancelled(guest), GuestArrived(guest)])  # sends 'GuestArrived' 'RoomCancelled'
