package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.domain.Balance;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Wallets in JSON as in Juspay's samples, each operation with the keys of its sample. */
final class WalletJson {

  /** As the page on linking has it: {@code 2016-08-01T08:07:52+0000}. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String REFERENCE = "gateway_reference_id";

  private WalletJson() {}

  static Writing customer(CustomerId id) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("id", id.value());
      json.writeStringField("object", "customer");
      json.writeStringField("object_reference_id", id.value());
      json.writeEndObject();
    };
  }

  /**
   * The keys of the page "Link Wallet", which that on authenticating shares, and the reference of a
   * wallet for which one was sent.
   */
  static Writing wallet(WalletAccount wallet) {
    return json -> {
      json.writeStartObject();
      fields(json, wallet);
      json.writeEndObject();
    };
  }

  /** As after create and update: with a number, the metadata and the reference of the samples. */
  static Writing wallet(WalletAccount wallet, Option<MobileNumber> number) {
    return number.isEmpty() ? wallet(wallet) : numbered(wallet, number);
  }

  private static Writing numbered(WalletAccount wallet, Option<MobileNumber> number) {
    return json -> {
      json.writeStartObject();
      fields(json, wallet);
      unknownReference(json, wallet);
      metadata(json, number);
      json.writeEndObject();
    };
  }

  /**
   * As after refresh: with a sub-account of the wallet's own name, which holds all of its balance.
   */
  static Writing refreshed(Linked wallet) {
    return json -> {
      json.writeStartObject();
      fields(json, wallet);
      Json.list(json, "sub_details", List.of(wallet), WalletJson::subAccountWithBalance);
      json.writeEndObject();
    };
  }

  private static void subAccountWithBalance(JsonGenerator json, Linked wallet) throws IOException {
    subAccountName(json, wallet);
    balance(json, wallet.funds().balance());
  }

  /** As after delink: the page "Delink Wallet", with a sub-account of the wallet's own name. */
  static Writing delinked(Unlinked wallet) {
    return json -> {
      json.writeStartObject();
      fields(json, wallet);
      Json.list(json, "sub_details", List.of(wallet), WalletJson::subAccount);
      json.writeEndObject();
    };
  }

  private static void subAccount(JsonGenerator json, Unlinked wallet) throws IOException {
    subAccountName(json, wallet);
    balance(json, Option.none());
  }

  private static void subAccountName(JsonGenerator json, WalletAccount wallet) throws IOException {
    json.writeStringField("payment_method", wallet.provider().code());
    json.writeStringField("payment_method_type", "WALLET");
  }

  private static void balance(JsonGenerator json, Option<Balance> balance) throws IOException {
    Json.text(json, "last_refreshed", balance.flatMap(Balance::readAt).map(WalletJson::date));
    json.writeFieldName("current_balance");
    json.writeNumber(balance.map(Balance::amount).getOrNull());
  }

  /**
   * The pages "List Wallets" and "Refresh All Wallets". The metadata is an object, if an empty one,
   * because Juspay's own SDK for Java reads no other list.
   *
   * @param numbers the number that a wallet was made with
   */
  static Writing list(
      List<WalletAccount> wallets, Function<WalletId, Option<MobileNumber>> numbers) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("object", "list");
      Json.list(
          json, "list", wallets, (out, wallet) -> element(out, wallet, numbers.apply(wallet.id())));
      json.writeNumberField("count", wallets.size());
      json.writeNumberField("offset", 0);
      json.writeNumberField("total", wallets.size());
      json.writeEndObject();
    };
  }

  private static void element(JsonGenerator json, WalletAccount wallet, Option<MobileNumber> number)
      throws IOException {
    fields(json, wallet);
    json.writeStringField("juspay_bank_code", "JP_" + wallet.provider().code());
    unknownReference(json, wallet);
    metadata(json, number);
  }

  /** Null where the samples have the key, unless the other fields have it with a value. */
  private static void unknownReference(JsonGenerator json, WalletAccount wallet)
      throws IOException {
    if (wallet.details().gatewayReferenceId().isEmpty()) {
      json.writeNullField(REFERENCE);
    }
  }

  private static void metadata(JsonGenerator json, Option<MobileNumber> number) throws IOException {
    json.writeObjectFieldStart("metadata");
    if (number.isDefined()) {
      json.writeStringField("mobile_number", number.get().reveal());
    }
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, WalletAccount wallet) throws IOException {
    Option<Funds> funds =
        wallet.fold(unlinked -> Option.none(), linked -> Option.some(linked.funds()));
    Option<Balance> balance = funds.flatMap(Funds::balance);
    json.writeStringField("id", wallet.id().value());
    json.writeStringField("object", "wallet_account");
    json.writeStringField("wallet", wallet.provider().code());
    Json.text(json, "token", funds.flatMap(Funds::token).map(DebitToken::reveal));
    json.writeFieldName("current_balance");
    json.writeNumber(balance.map(Balance::amount).getOrNull());
    json.writeBooleanField("linked", funds.isDefined());
    Json.text(json, "last_refreshed", balance.flatMap(Balance::readAt).map(WalletJson::date));
    if (wallet.details().gatewayReferenceId().isDefined()) {
      Json.text(json, REFERENCE, wallet.details().gatewayReferenceId());
    }
  }

  private static String date(Instant instant) {
    return DATE.format(instant);
  }
}
