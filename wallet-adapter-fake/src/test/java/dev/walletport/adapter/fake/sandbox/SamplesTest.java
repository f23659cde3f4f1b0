package dev.walletport.adapter.fake.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every answer has the keys that the samples of its page have, and what stands behind them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SamplesTest {

  private final SandboxFixture fixture = SandboxFixture.start();

  SamplesTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void link() {
    assertThat(shape(fixture.link())).isEqualTo(sample("link-wallet.json"));
  }

  @Test
  void link_without_an_otp() {
    RawResponse response = fixture.command("command=link");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json())
        .isEqualTo(JsonMaps.object(SampleResources.read("link-wallet-error.json")));
  }

  @Test
  void delink() {
    fixture.link();

    assertThat(shape(fixture.command("command=delink"))).isEqualTo(sample("delink-wallet.json"));
  }

  @Test
  void get_and_refresh_of_a_linked_wallet() {
    fixture.link();

    assertThat(shape(fixture.get(fixture.path()))).isEqualTo(linked());
    assertThat(shape(fixture.command("command=refresh"))).isEqualTo(refreshed());
    assertThat(shape(fixture.get(fixture.path() + "?command=refresh"))).isEqualTo(refreshed());
  }

  @Test
  void the_sub_account_of_a_refresh_holds_the_balance() {
    fixture.link();

    RawResponse refreshed = fixture.command("command=refresh");

    assertThat(refreshed.body())
        .contains("\"sub_details\":[{\"payment_method\":\"MOBIKWIK\","
            + "\"payment_method_type\":\"WALLET\",\"last_refreshed\":\"2026-01-01T09:00:00+0000\","
            + "\"current_balance\":250}]");
  }

  @Test
  void create_with_a_number_and_update() {
    RawResponse made =
        fixture.post(fixture.walletsPath(), "gateway=PAYTM&mobile_number=9000000001");
    RawResponse changed = fixture.command("command=update&mobile_number=9000000002");

    assertThat(shape(made)).isEqualTo(numbered("null"));
    assertThat(made.body()).contains("\"metadata\":{\"mobile_number\":\"9000000001\"}");
    assertThat(shape(changed)).isEqualTo(numbered("null"));
    assertThat(changed.body()).contains("\"metadata\":{\"mobile_number\":\"9000000002\"}");
  }

  @Test
  void a_reference_that_was_sent_is_kept() {
    String form = "gateway=PAYTM&gateway_reference_id=paytm_2&mobile_number=9000000001";
    RawResponse made = fixture.post(fixture.walletsPath(), form);
    String path = "/wallets/" + made.field("id");

    assertThat(shape(made)).isEqualTo(numbered("String"));
    assertThat(made.field("gateway_reference_id")).isEqualTo("paytm_2");
    assertThat(fixture.get(path).field("gateway_reference_id")).isEqualTo("paytm_2");
    assertThat(fixture.post(path, "command=authenticate").field("gateway_reference_id"))
        .isEqualTo("paytm_2");
    RawResponse later = fixture.post(path, "command=link&otp=000010&gateway_reference_id=paytm_3");
    assertThat(later.field("gateway_reference_id")).isEqualTo("paytm_2");
    assertThat(fixture.get(fixture.walletsPath()).body())
        .contains("\"gateway_reference_id\":null", "\"gateway_reference_id\":\"paytm_2\"");
  }

  @Test
  void a_reference_that_is_sent_with_authenticate_replaces_the_one_before() {
    fixture.fake().clock().advance(Duration.ofMinutes(1));
    RawResponse sent = fixture.command("command=authenticate&gateway_reference_id=mbk_1");
    fixture.fake().clock().advance(Duration.ofMinutes(1));
    fixture.command("command=authenticate&gateway_reference_id=mbk_2");

    assertThat(sent.field("gateway_reference_id")).isEqualTo("mbk_1");
    assertThat(fixture.get(fixture.path()).field("gateway_reference_id")).isEqualTo("mbk_2");
  }

  @Test
  void create_authenticate_and_get_of_an_unlinked_wallet() {
    fixture.fake().clock().advance(Duration.ofMinutes(1));

    assertThat(shape(fixture.post(fixture.walletsPath(), "gateway=PAYTM"))).isEqualTo(unlinked());
    assertThat(shape(fixture.post(fixture.walletsPath(), "gateway=PAYTM&command=authenticate")))
        .isEqualTo(unlinked());
    assertThat(shape(fixture.command("command=authenticate"))).isEqualTo(unlinked());
    assertThat(shape(fixture.get(fixture.path()))).isEqualTo(unlinked());
  }

  @Test
  void list_and_refresh_all() {
    fixture.link();

    RawResponse list = fixture.get(fixture.walletsPath());
    RawResponse refreshed = fixture.get(fixture.walletsPath() + "/refresh-balances");

    assertThat(shape(list))
        .isEqualTo(Map.of(
            "object", "String",
            "list", "list of [" + element() + "]",
            "count", "BigDecimal",
            "offset", "BigDecimal",
            "total", "BigDecimal"));
    assertThat(shape(refreshed)).isEqualTo(shape(list));
  }

  @Test
  void an_empty_list() {
    fixture.post("/customers", "object_reference_id=customer_2");

    assertThat(fixture.get("/customers/customer_2/wallets").body())
        .isEqualTo("{\"object\":\"list\",\"list\":[],\"count\":0,\"offset\":0,\"total\":0}");
  }

  @Test
  void all_are_json() {
    assertThat(fixture.link().header("Content-Type")).isEqualTo("application/json");
    assertThat(fixture.command("command=link").header("Content-Type"))
        .isEqualTo("application/json");
  }

  private static Map<String, String> shape(RawResponse response) {
    assertThat(response.status()).isEqualTo(200);
    return JsonMaps.shape(response.json());
  }

  private static Map<String, String> sample(String name) {
    return JsonMaps.shape(JsonMaps.object(SampleResources.read(name)));
  }

  private static Map<String, String> linked() {
    return sample("link-wallet.json");
  }

  /** The keys of the page on linking, and the sub-account of the page on delinking. */
  private static Map<String, String> refreshed() {
    Map<String, String> shape = new LinkedHashMap<>(linked());
    String subAccount =
        Objects.requireNonNull(sample("delink-wallet.json").get("sub_details"), "subAccount");
    shape.put(
        "sub_details",
        subAccount
            .replace("last_refreshed=null", "last_refreshed=String")
            .replace("current_balance=null", "current_balance=BigDecimal"));
    return shape;
  }

  private static Map<String, String> numbered(String reference) {
    Map<String, String> shape = new LinkedHashMap<>(unlinked());
    shape.put("gateway_reference_id", reference);
    shape.put("metadata", "{mobile_number=String}");
    return shape;
  }

  /** The keys of the page on linking; what only a linked wallet has is null. */
  private static Map<String, String> unlinked() {
    Map<String, String> shape = new LinkedHashMap<>(linked());
    shape.putAll(Map.of("token", "null", "current_balance", "null", "last_refreshed", "null"));
    return shape;
  }

  /** A wallet in a list, whose keys are those of the page on linking and three more. */
  private static String element() {
    String more =
        "juspay_bank_code=String, gateway_reference_id=null, metadata={mobile_number=String}";
    return linked().entrySet().stream()
        .map(entry -> entry.toString())
        .collect(joining(", ", "{", ", " + more + "}"));
  }
}
