import json

from jupyter_server.base.handlers import APIHandler
from tornado import web

BASE = "https://events.example/diary"


class PageHandler(APIHandler):
    @web.authenticated
    async def post(self):
        page = json.loads(self.request.body)
        self.event_logger.emit(  # sends 'https://events.example/diary/page'
            schema_id=f"{BASE}/page", data={"action": "written", "page": page["number"]}
        )

    @web.authenticated
    async def delete(self):
        self._tell("torn_out", {"page": 1})  # sends 'https://events.example/diary/torn_out'
        self.log.info("torn out")

    def _tell(self, what, data):
        self.event_logger.emit(schema_id=f"{BASE}/{what}", data=data)
