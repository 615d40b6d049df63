from __future__ import annotations

from homeassistant.components.sensor import SensorEntity
from homeassistant.core import Event, HomeAssistant, callback

from .const import ATTR_DURATION, DOMAIN, EVENT_RING


async def async_setup_entry(hass: HomeAssistant, entry, async_add_entities) -> None:
    async_add_entities([DoorbellSensor(hass)])
    hass.bus.async_listen("state_changed", lambda event: None)
    hass.bus.async_fire(f"{DOMAIN}_ready")  # sends 'doorbell_ready'


class DoorbellSensor(SensorEntity):
    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass

    @callback
    def _handle(self, event: Event) -> None:
        self.hass.bus.async_fire(EVENT_RING, {ATTR_DURATION: 3})  # sends 'doorbell_ring'

    def press(self, is_long: bool) -> None:
        suffix = "long" if is_long else "short"
        self.hass.bus.fire("doorbell_press_" + suffix)  # sends 'doorbell_press_long' 'doorbell_press_short'

    def echo(self, event: Event) -> None:
        self.hass.bus.fire(event.event_type, event.data)  # may send '*'


class DoorbellLight(SensorEntity):
    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._fire = hass.bus.async_fire

    def light(self) -> None:
        self._fire("doorbell_lit")  # sends 'doorbell_lit'

    def dim(self) -> None:
        fire = self._hass.bus.fire
        fire("doorbell_dimmed")  # sends 'doorbell_dimmed'


def light(hass: HomeAssistant) -> None:
    DoorbellLight(hass).light()
