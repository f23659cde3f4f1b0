package dev.walletport.adapter.juspay.json;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The fields of an object of strings; null, objects, arrays and overlong texts are left out. */
final class TextFields implements StrictJsonReader.Fields {

  private Map<String, String> texts = Map.of();

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    if (isText(value)) {
      add(value.name(), value.text());
    } else {
      value.skip();
    }
  }

  private static boolean isText(StrictJsonReader value) throws IOException {
    boolean isScalar = !value.isNull() && !value.isObject() && !value.isArray();
    return isScalar && value.isBounded();
  }

  /** Most wallets have one or none, which needs no hash table. */
  private void add(String name, String text) {
    if (texts.isEmpty()) {
      texts = Map.of(name, text);
    } else {
      addMore(name, text);
    }
  }

  private void addMore(String name, String text) {
    if (texts.size() == 1) {
      texts = new HashMap<>(texts);
    }
    texts.put(name, text);
  }

  Map<String, String> texts() {
    return texts;
  }
}
