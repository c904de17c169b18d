"""The casualty grammar: a sentence's tokens into counted people, and the outcome words that govern them."""
