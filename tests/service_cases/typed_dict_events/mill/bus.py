class Bus:
    def emit(self, event):
        pass
