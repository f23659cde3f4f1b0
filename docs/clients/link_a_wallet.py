# README
"""Links a wallet against a sandbox of its own. Usage: link_a_wallet.py SANDBOX_JAR"""

import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

HEADERS = {
    "Authorization": "Basic " + base64.b64encode(b"your_api_key:").decode(),
    "x-routing-id": "customer_2233",
}


def start(jar, port_file):
    command = ["java", "-jar", jar, "--port", "0", "--port-file", str(port_file)]
    sandbox = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not port_file.exists():  # It is written when the sandbox is ready.
        assert sandbox.poll() is None, "exit code %s" % sandbox.returncode
        time.sleep(0.05)
    return sandbox, "http://127.0.0.1:" + port_file.read_text()


def call(url, **form):
    body = urlencode(form).encode() if form else None
    with urlopen(Request(url, body, HEADERS), timeout=30) as response:
        return json.load(response)


def run_scenario(base):
    call(base + "/sandbox/customers", customer="customer_2233")
    wallets = base + "/customers/customer_2233/wallets"
    wallet = call(wallets, gateway="MOBIKWIK", command="authenticate")["id"]
    sms = call(base + "/sandbox/messages?wallet=" + wallet)["items"][0]

    try:
        call(base + "/wallets/" + wallet, command="link", otp="000011")  # A magic OTP: wrong.
        sys.exit("linked by a wrong OTP")
    except HTTPError as refused:
        assert json.load(refused)["error_code"] == "otp_incorrect"
    linked = call(base + "/wallets/" + wallet, command="link", otp=sms["otp"])
    assert linked["linked"] and linked["token"]

    call(base + "/sandbox/faults", operation="DELINK", fault="answer_lost", times=1)
    try:
        call(base + "/wallets/" + wallet, command="delink")
        sys.exit("a lost answer came")
    except ConnectionError:  # Was it applied? Reading tells.
        assert not call(base + "/wallets/" + wallet)["linked"]
    sent = call(base + "/sandbox/requests?operation=DELINK&wallet=" + wallet)
    print("linked, delinked, and sent the delink", sent["matching"], "time")


with tempfile.TemporaryDirectory() as folder:
    process, base_uri = start(sys.argv[1], pathlib.Path(folder, "port"))
    try:
        run_scenario(base_uri)
    finally:
        process.terminate()
        process.wait()
# README
