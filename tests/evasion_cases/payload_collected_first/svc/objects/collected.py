PAYLOADS = []


def payload(cls):
    PAYLOADS.append(cls)
    return cls
