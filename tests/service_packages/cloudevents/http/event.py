class CloudEvent:
    def __init__(self, attributes, data=None):
        self._attributes = attributes
