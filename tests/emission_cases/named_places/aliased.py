from named_places import bus as b
from named_places.bus import emit as say

again = say


def run(app):
    say({'type': 'order.said'})  # NTF101 order.said
    again({'type': 'order.again'})  # NTF101 order.again
    b.emit({**{'type': 'order.spread'}})  # NTF101 order.spread
    app.event_logger.emit(schema_id='order.written')  # NTF101 order.written
    app.logger.emit(schema_id='order.other')
