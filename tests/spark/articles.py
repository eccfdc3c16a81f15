"""Writes invented articles as JSON Lines: articles.py NUMBER FILE. Every hundredth line is no article."""
import json
import random
import sys

STATES = ["Norway", "Belarus", "Chile", "Kenya", "Japan", "Albania", "Peru", "Ghana"]
SENTENCES = [
    "{one} expelled {number} diplomats of {other} on Tuesday.",
    "{one} accused {other} of hacking its ministry of {word}.",
    "{other} denied that it had hacked the ministry of {word}.",
    "{one} hosts {number} members of an opposition group from {other}.",
    "{one} has not expelled any diplomat of {other}, its foreign ministry said.",
]
WORDS = [f"{a}{b}" for a in ["bar", "cor", "del", "fen", "gal", "hor", "mar", "tel"] for b in ["and", "en", "ita", "om", "us"]]

number, path = int(sys.argv[1]), sys.argv[2]
choice = random.Random(7)
with open(path, "w", encoding="utf-8") as file:
    for article in range(number):
        sentences = []
        for _ in range(3):
            one, other = choice.sample(STATES, 2)
            quiet = " ".join(choice.choices(WORDS, k=12)).capitalize() + "."
            telling = choice.choice(SENTENCES)
            sentences += [telling.format(one=one, other=other, number=choice.randint(2, 9), word=choice.choice(WORDS)), quiet]
        day, publisher = choice.randint(1, 28), choice.choice(["The Ledger", "Harbour Post"])
        fields = {"url": f"https://news.example/{article}", "date": f"2024-03-{day:02}", "publisher": publisher}
        file.write(json.dumps({**fields, "text": " ".join(sentences)}) + "\n")
        if article % 100 == 50:
            file.write("no article\n")
