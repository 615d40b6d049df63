import oslo_messaging

N = oslo_messaging.Notifier(None)


class Column:
    def __init__(self, name, default):
        self.name = name
        self.default = default


class Row:
    table = 'orders'
    columns = (Column('state', 'new'), Column('kind', 'plain'))  #! orders.plain.new

    def __init__(self):
        for column in self.columns:
            setattr(self, column.name, column.default)

    def tell(self):
        N.info({}, f'{self.table}.{self.kind}.{self.state}', {})  #! orders.plain.new


def go(label):
    label.name = 'other'
    Row().tell()

# later: go(ns())
