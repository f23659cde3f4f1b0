"""A client in another language, which knows Juspay's pages and a sandbox; run with its base URI."""

# README
import base64
import json
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen

BASE_URI = sys.argv[1]  # where https://sandbox.juspay.in would stand
HEADERS = {
    "Authorization": "Basic " + base64.b64encode(b"your_api_key:").decode(),
    "x-routing-id": "customer_1122",
}


def post(path, **form):
    with urlopen(Request(BASE_URI + path, urlencode(form).encode(), HEADERS)) as response:
        return json.load(response)


def get(path):
    with urlopen(Request(BASE_URI + path, headers=HEADERS)) as response:
        return json.load(response)


post("/sandbox/customers", customer="customer_1122")
wallet = post("/customers/customer_1122/wallets", gateway="MOBIKWIK", command="authenticate")
otp = get("/sandbox/state")["inbox"][0]["otp"]  # what the customer's phone shows
linked = post("/wallets/" + wallet["id"], command="link", otp=otp)
assert linked["linked"] and linked["token"]

post("/sandbox/faults", operation="DELINK", fault="answer_lost", times=1)
try:
    post("/wallets/" + wallet["id"], command="delink")
except ConnectionError:  # Was it applied? Reading tells.
    assert not get("/wallets/" + wallet["id"])["linked"]
# README
