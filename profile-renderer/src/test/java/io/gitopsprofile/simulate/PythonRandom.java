package io.gitopsprofile.simulate;

/**
 * First random number of Python's {@code random.Random(seed)}. (Source: CPython,
 * Modules/_randommodule.c: Mersenne Twister 19937 with init_by_array.)
 */
final class PythonRandom {

  private static final int SIZE = 624;
  private static final int SHIFT = 397;

  private PythonRandom() {}

  /** Returns {@code random.Random(seed).random()}. */
  static double first(long seed) {
    long value = Math.abs(seed);
    int[] key =
        value >>> 32 == 0 ? new int[] {(int) value} : new int[] {(int) value, (int) (value >>> 32)};
    int[] state = seeded(key);
    long high = output(state, 0) >>> 5;
    long low = output(state, 1) >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  private static int[] seeded(int[] key) {
    int[] state = new int[SIZE];
    state[0] = 19650218;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    int j = 0;
    for (int k = 0; k < SIZE; k++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
      i++;
      j = (j + 1) % key.length;
      if (i == SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
    }
    for (int k = 1; k < SIZE; k++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
      i++;
      if (i == SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000;
    return state;
  }

  private static long output(int[] state, int index) {
    int mixed = (state[index] & 0x80000000) | (state[index + 1] & 0x7fffffff);
    int y = state[index + SHIFT] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return Integer.toUnsignedLong(y);
  }
}
