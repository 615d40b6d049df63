import named_class.bus as b
from named_class.bus import Bus as Wire

wire = Wire()
send = b.QUEUE.send


def run(ctx):
    wire.info(ctx, 'order.wire', {})  # NTF101 order.wire
    wire.close(ctx, 'order.close', {})
    send('topic', 'order.send')  # NTF101 order.send
    b.Queue().send('topic', 'order.made')  # NTF101 order.made
