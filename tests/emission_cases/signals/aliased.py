import signals.bus as signalling


def move():
    signal = signalling.moved
    signal.send('moved')  # NTF101 seen.moved
