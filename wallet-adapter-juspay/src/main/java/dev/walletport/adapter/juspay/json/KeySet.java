package dev.walletport.adapter.juspay.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object that is being read, to find the one that comes twice. A few are compared
 * one by one, which costs no memory per key; more are hashed, so that time stays linear. Each level
 * of nesting has one, used for all objects of that level in turn.
 */
final class KeySet {

  private static final int FEW = 16;

  private final String[] few = new String[FEW];
  private int size;
  private @Nullable Set<String> many;
  private @Nullable KeySet inner;

  /** Tells whether the key is a new one, and keeps it. */
  boolean add(String key) {
    if (many != null) {
      return many.add(key);
    }
    return size == FEW ? addToMany(key) : addToFew(key);
  }

  private boolean addToFew(String key) {
    for (int i = 0; i < size; i++) {
      if (few[i].equals(key)) {
        return false;
      }
    }
    few[size++] = key;
    return true;
  }

  private boolean addToMany(String key) {
    many = new HashSet<>(Arrays.asList(few));
    return many.add(key);
  }

  /** The empty set for an object inside this one. */
  KeySet inner() {
    if (inner == null) {
      inner = new KeySet();
    }
    inner.size = 0;
    inner.many = null;
    return inner;
  }
}
