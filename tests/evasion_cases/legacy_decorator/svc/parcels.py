from svc import notifications


class Parcels:
    @notifications.notified('lost')
    def lose(self, context, order):
        order.parcel = None
