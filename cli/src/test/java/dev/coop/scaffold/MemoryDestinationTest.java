package dev.coop.scaffold;

class MemoryDestinationTest implements DestinationContract {
    private final MemoryDestination destination = new MemoryDestination();

    @Override
    public Destination destination() {
        return destination;
    }
}
