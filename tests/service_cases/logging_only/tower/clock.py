import logging
import warnings

import structlog

LOG = logging.getLogger(__name__)
log = structlog.get_logger()


class Clock:
    def strike(self, hour):
        LOG.info("clock.struck %s", hour)
        LOG.error("clock.late", exc_info=True)
        log.info("clock.struck", hour=hour)
        log.bind(hour=hour).warning("clock.stopped")
        warnings.warn("clock.old")
        logging.getLogger("audit").info("clock.wound", {"hour": hour})


class Handler(logging.Handler):
    def emit(self, record):
        print(self.format(record))
