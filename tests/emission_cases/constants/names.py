ORDER = 'order'
CREATE = ORDER + '.create'


class Events:
    DELETE = 'order.delete'
    PAY = '%s.pay' % ORDER

    class Inner:
        SHIP = 'order.ship'
