"""Rules over tables of people, lists and parties: who may stand, what a list keeps, whether a party can be registered."""
