package dev.walletport.adapter.juspay.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object that are {@link JsonKey#OTHER}, to find the one that comes twice. A few are
 * compared one by one; more are hashed, so that time stays linear. Empty sets are kept for reuse in
 * a linked list.
 */
final class KeySet {

  private static final int FEW = 16;

  private String[] few = new String[FEW / 4];
  private int size;
  private @Nullable Set<String> many;
  private @Nullable KeySet next;

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
    if (size == few.length) {
      few = Arrays.copyOf(few, 2 * size);
    }
    few[size++] = key;
    return true;
  }

  private boolean addToMany(String key) {
    many = new HashSet<>(Arrays.asList(few));
    return many.add(key);
  }

  /** This set, empty again, before the others of its chain. */
  KeySet cleared(@Nullable KeySet chain) {
    size = 0;
    many = null;
    next = chain;
    return this;
  }

  /** The next one of the chain, if there is one. */
  @Nullable
  KeySet next() {
    return next;
  }
}
