from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
ROWS = [['a'], ['b']]


def tell():
    for row in ROWS:
        for cell in row:
            NOTIFIER.info({}, 'cell.' + cell, {})  #! cell.a cell.b cell.x cell.y


def change():
    ROWS[0].append('x')
    for row in ROWS:
        row.append('y')

# run: tell(); change(); tell()
