from jupyter_events import EventLogger


class Diary:
    def __init__(self):
        self.events = EventLogger()
        self.events.register_event_schema("page.yaml")

    def open(self):
        self.events.emit(schema_id="https://events.example/diary/opened", data={})  # sends 'https://events.example/diary/opened'
