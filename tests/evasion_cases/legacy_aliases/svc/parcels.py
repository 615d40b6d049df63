import svc.rpc as bus

make = bus.get_notifier
tell = note = None


def setup():
    global tell, note
    tell = make('parcels')
    note = tell.info


def lose(context, order):
    note(context, 'order.lost', {'id': order.id})
