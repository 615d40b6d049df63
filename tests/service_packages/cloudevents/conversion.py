def to_structured(event):
    return {}, b''
