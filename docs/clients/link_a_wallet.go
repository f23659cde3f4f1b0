// README
// Links a wallet against a sandbox of its own. Usage: go run link_a_wallet.go SANDBOX_JAR
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func start(jar, portFile string) (*exec.Cmd, string) {
	sandbox := exec.Command("java", "-jar", jar, "--port", "0", "--port-file", portFile)
	check(sandbox.Start())
	for i := 0; i < 1200; i++ { // The file is written when the sandbox is ready.
		if port, err := os.ReadFile(portFile); err == nil {
			return sandbox, "http://127.0.0.1:" + string(port)
		}
		time.Sleep(50 * time.Millisecond)
	}
	log.Panic("the sandbox did not start")
	return nil, ""
}

func call(address string, form url.Values) (int, map[string]any, error) {
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	request, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	check(err)
	request.SetBasicAuth("your_api_key", "")
	request.Header.Set("x-routing-id", "customer_2233")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	var body map[string]any
	return response.StatusCode, body, json.NewDecoder(response.Body).Decode(&body)
}

func answer(address string, fields ...string) map[string]any {
	_, body, err := call(address, form(fields...))
	check(err)
	return body
}

func form(fields ...string) url.Values {
	if len(fields) == 0 {
		return nil
	}
	values := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	return values
}

func runScenario(base string) {
	answer(base+"/sandbox/customers", "customer", "customer_2233")
	created := answer(base+"/customers/customer_2233/wallets",
		"gateway", "MOBIKWIK", "command", "authenticate")
	id := created["id"].(string)
	messages := answer(base + "/sandbox/messages?wallet=" + id)
	sms := messages["items"].([]any)[0].(map[string]any)
	wallet := base + "/wallets/" + id

	// A magic OTP: wrong.
	status, wrong, err := call(wallet, form("command", "link", "otp", "000011"))
	check(err)
	require(status == 400 && wrong["error_code"] == "otp_incorrect")
	linked := answer(wallet, "command", "link", "otp", sms["otp"].(string))
	require(linked["linked"] == true && linked["token"] != nil)

	answer(base+"/sandbox/faults", "operation", "DELINK", "fault", "answer_lost", "times", "1")
	_, _, err = call(wallet, form("command", "delink"))
	require(err != nil) // Was it applied? Reading tells.
	require(answer(wallet)["linked"] == false)
	sent := answer(base + "/sandbox/requests?operation=DELINK&wallet=" + id)
	fmt.Println("linked, delinked, and sent the delink", sent["matching"], "time")
}

func check(err error) {
	if err != nil {
		log.Panic(err)
	}
}

func require(holds bool) {
	if !holds {
		log.Panic("not as it should be")
	}
}

func main() {
	folder, err := os.MkdirTemp("", "sandbox-")
	check(err)
	defer os.RemoveAll(folder)
	sandbox, base := start(os.Args[1], filepath.Join(folder, "port"))
	defer sandbox.Process.Kill()
	runScenario(base)
}

// README
