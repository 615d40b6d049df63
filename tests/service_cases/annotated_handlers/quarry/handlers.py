from quarry.events import Blasted, Event, StoneCut, StoneEvent, StoneSold


class Handlers:
    def __init__(self, bus) -> None:
        self.bus = bus

    async def on_cut(self, event: StoneCut) -> None:
        await self.bus.emit(event)  # sends 'stone.cut'

    async def on_any_stone(self, event: StoneEvent) -> None:
        await self.bus.emit(event)  # sends 'stone.cut' 'stone.sold'

    async def on_either(self, event: "StoneSold | Blasted") -> None:
        await self.bus.emit(event)  # sends 'quarry.blasted' 'stone.sold'

    async def on_several(self, events: list[StoneSold]) -> None:
        for event in events:
            await self.bus.emit(event)  # sends 'stone.sold'

    async def on_anything(self, event) -> None:
        await self.bus.emit(event)  # may send '*'
