class BaseModel:
    def __init__(self, /, **data):
        pass
