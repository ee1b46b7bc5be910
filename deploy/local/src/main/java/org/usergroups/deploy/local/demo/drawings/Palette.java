package org.usergroups.deploy.local.demo.drawings;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/**
 * The colours of a group's pictures: one hue for walls and sky, a warm light against it, and cloth in neighbouring hues.
 *
 * @param hue from 0 to 1
 */
record Palette(float hue, boolean isWarm) {

    private static final List<Color> SKIN = List.of(
            new Color(0x3b2219),
            new Color(0x5c3826),
            new Color(0x7d4e33),
            new Color(0xa06b48),
            new Color(0xc58c63),
            new Color(0xdfae86),
            new Color(0xeec7a4));
    private static final List<Color> HAIR = List.of(
            new Color(0x15110f),
            new Color(0x241812),
            new Color(0x3d281b),
            new Color(0x6a4424),
            new Color(0xa87b42),
            new Color(0x8d8a88),
            new Color(0xd9d5cf));

    static Palette of(String name) {
        var random = new Random(name.hashCode() * 7_919L);
        return new Palette(random.nextFloat(), random.nextBoolean());
    }

    Color dark() {
        return Color.getHSBColor(hue, 0.55f, 0.16f);
    }

    Color deep() {
        return Color.getHSBColor(hue, 0.50f, 0.32f);
    }

    Color middle() {
        return Color.getHSBColor(hue + 0.03f, 0.42f, 0.55f);
    }

    Color soft() {
        return Color.getHSBColor(hue + 0.05f, 0.25f, 0.80f);
    }

    Color pale() {
        return Color.getHSBColor(hue + 0.06f, 0.10f, 0.96f);
    }

    /** The light of lamps, windows and the low sun. */
    Color light() {
        return Color.getHSBColor(isWarm ? 0.11f : 0.14f, 0.38f, 1f);
    }

    Color glow() {
        return Color.getHSBColor(isWarm ? 0.05f : 0.09f, 0.62f, 0.97f);
    }

    Color wood() {
        return isWarm ? new Color(0x9a6a43) : new Color(0x7b5b45);
    }

    Color bar(int number) {
        return Color.getHSBColor(hue + 0.45f + number * 0.09f, 0.55f, 0.82f);
    }

    Color cloth(Random random) {
        return Color.getHSBColor(
                hue + 0.35f + random.nextFloat() * 0.5f,
                0.30f + random.nextFloat() * 0.35f,
                0.40f + random.nextFloat() * 0.45f);
    }

    static Color skin(Random random) {
        return SKIN.get(random.nextInt(SKIN.size()));
    }

    static Color hair(Random random) {
        return HAIR.get(random.nextInt(HAIR.size()));
    }

    static Color mixed(Color one, Color other, double part) {
        return new Color(
                (int) Math.round(one.getRed() + (other.getRed() - one.getRed()) * part),
                (int) Math.round(one.getGreen() + (other.getGreen() - one.getGreen()) * part),
                (int) Math.round(one.getBlue() + (other.getBlue() - one.getBlue()) * part));
    }

    static Color clear(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
