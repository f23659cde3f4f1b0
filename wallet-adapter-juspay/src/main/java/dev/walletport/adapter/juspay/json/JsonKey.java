package dev.walletport.adapter.juspay.json;

import org.jspecify.annotations.Nullable;

/**
 * The keys that are read, and some that often come. A key that has come is remembered by its bit,
 * which takes no memory; {@link #OTHER} stands for all other keys, which are kept in a
 * {@link KeySet}.
 */
enum JsonKey {
  ID("id"),
  OBJECT("object"),
  WALLET("wallet"),
  TOKEN("token"),
  CURRENT_BALANCE("current_balance"),
  LINKED("linked"),
  LAST_REFRESHED("last_refreshed"),
  GATEWAY_REFERENCE_ID("gateway_reference_id"),
  JUSPAY_BANK_CODE("juspay_bank_code"),
  METADATA("metadata"),
  SUB_DETAILS("sub_details"),
  PAYMENT_METHOD("payment_method"),
  PAYMENT_METHOD_TYPE("payment_method_type"),
  LIST("list"),
  ERROR("error"),
  ERROR_CODE("error_code"),
  ERROR_MESSAGE("error_message"),
  USER_MESSAGE("user_message"),
  ERROR_INFO("error_info"),
  CODE("code"),
  DEVELOPER_MESSAGE("developer_message"),
  REQUEST_ID("request_id"),
  COUNT("count"),
  OFFSET("offset"),
  TOTAL("total"),
  MOBILE_NUMBER("mobile_number"),
  STATUS("status"),
  CATEGORY("category"),
  OTHER("");

  /** A power of two, so great that hardly two keys have one slot. */
  private static final int SLOTS = 256;

  private static final @Nullable JsonKey[] TABLE = table();

  private final String text;

  JsonKey(String text) {
    this.text = text;
  }

  private static @Nullable JsonKey[] table() {
    @Nullable JsonKey[] table = new JsonKey[SLOTS];
    for (JsonKey key : values()) {
      put(table, key);
    }
    return table;
  }

  private static void put(@Nullable JsonKey[] table, JsonKey key) {
    int slot = slot(key.text);
    while (table[slot] != null) {
      slot = next(slot);
    }
    table[slot] = key;
  }

  /** The key of a text as it came, without its escapes. */
  static JsonKey named(String text) {
    int slot = slot(text);
    JsonKey key = TABLE[slot];
    while (key != null && !key.text.equals(text)) {
      slot = next(slot);
      key = TABLE[slot];
    }
    return key == null ? OTHER : key;
  }

  private static int slot(String text) {
    return text.hashCode() & (SLOTS - 1);
  }

  private static int next(int slot) {
    return (slot + 1) & (SLOTS - 1);
  }

  /** The key as it stands in a response. */
  String text() {
    return text;
  }

  /** A bit that no other key has. */
  @SuppressWarnings("EnumOrdinal") // A bit lives as long as one reading.
  long bit() {
    return 1L << ordinal();
  }
}
