package dev.walletport.adapter.juspay;

/**
 * Room on the stack for a whole call. A call that overflowed half-way could leave a pool that
 * others share with a connection that is in use for ever, or a JVM with a class that cannot be
 * initialised any more, so it has to overflow before it begins.
 */
final class StackDepthCheck {

  /**
   * Of about 70 bytes each, 230 where code is interpreted: what the first call of a JVM takes,
   * which loads and initialises classes on its way, and half as much again. A class whose
   * initialisation overflows is lost to all later calls.
   */
  private static final int FRAMES_OF_FIRST_CALLS = 300;

  /** Three times what a call takes whose classes are there. */
  private static final int FRAMES = 120;

  /** So many that code which runs seldom has run once, too. */
  private static final int FIRST_CALLS = 10_000;

  /** Counted without a lock: a few more or fewer make no difference. */
  private static int calls;

  private StackDepthCheck() {}

  /**
   * Takes that much of the stack and gives it back, which takes about a third of a microsecond.
   *
   * @throws StackOverflowError if it is not there; nothing has been leased or sent
   */
  static void require() {
    int frames = FRAMES;
    if (calls < FIRST_CALLS) {
      calls++;
      frames = FRAMES_OF_FIRST_CALLS;
    }
    if (frame(frames, 1, 2, 3) < 0) {
      throw new IllegalStateException("frames cannot be fewer than none");
    }
  }

  /** What is used behind the inner call has to be kept in the frame meanwhile. */
  private static long frame(int left, long first, long second, long third) {
    long fourth = first ^ left;
    long fifth = second + left;
    long sixth = third - left;
    long inner = left == 0 ? 0 : frame(left - 1, second, third, first);
    return ((inner + first + second + third) ^ fourth ^ fifth ^ sixth) & Long.MAX_VALUE;
  }
}
