package org.usergroups.deploy.local.demo.drawings;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;

/** Figures without faces: anybody, and nobody in particular. */
final class People {

    private final Canvas canvas;

    People(Canvas canvas) {
        this.canvas = canvas;
    }

    /** Head and shoulders of somebody seen from behind, who looks into the picture. */
    void fromBehind(double x, double y, double size, Color shade, double shaded) {
        var cloth = Palette.mixed(canvas.palette().cloth(canvas.random()), shade, shaded);
        var hair = Palette.mixed(Palette.hair(canvas.random()), shade, shaded);
        var skin = Palette.mixed(Palette.skin(canvas.random()), shade, shaded);
        canvas.fill(
                cloth,
                new RoundRectangle2D.Double(
                        x - size * 0.95, y + size * 0.55, size * 1.9, size * 2.4, size * 1.3, size * 1.3));
        canvas.card(skin, x - size * 0.2, y + size * 0.25, size * 0.4, size * 0.5, size * 0.2);
        canvas.round(skin, x - size * 0.48, y, size * 0.1, size * 0.16);
        canvas.round(skin, x + size * 0.48, y, size * 0.1, size * 0.16);
        canvas.round(hair, x, y - size * 0.05, size * 0.5, size * 0.58);
        switch (canvas.random().nextInt(4)) {
            case 0 -> canvas.round(hair, x, y - size * 0.68, size * 0.24, size * 0.22);
            case 1 -> canvas.card(hair, x - size * 0.5, y - size * 0.1, size, size * 1.05, size * 0.6);
            case 2 -> canvas.round(cloth.darker(), x, y - size * 0.12, size * 0.54, size * 0.56);
            default -> canvas.round(skin, x, y + size * 0.42, size * 0.3, size * 0.14);
        }
    }

    /** Somebody standing, seen from the front, about eight times {@code size} tall; y is the ground. */
    void standing(double x, double y, double size, boolean pointsUp) {
        var cloth = canvas.palette().cloth(canvas.random());
        var trousers = Palette.mixed(canvas.palette().dark(), cloth, 0.25);
        var skin = Palette.skin(canvas.random());
        canvas.round(Palette.clear(Color.BLACK, 50), x, y, size * 1.5, size * 0.28);
        canvas.line(trousers, size * 0.75, x - size * 0.4, y - size * 3.2, x - size * 0.5, y - size * 0.3);
        canvas.line(trousers, size * 0.75, x + size * 0.4, y - size * 3.2, x + size * 0.5, y - size * 0.3);
        var reach = pointsUp ? y - size * 6.6 : y - size * 3.4;
        canvas.line(cloth.darker(), size * 0.55, x + size * 0.8, y - size * 5.4, x + size * 1.7, reach);
        canvas.line(cloth.darker(), size * 0.55, x - size * 0.8, y - size * 5.4, x - size * 1.05, y - size * 3.5);
        canvas.card(cloth, x - size, y - size * 6, size * 2, size * 3.2, size * 1.1);
        canvas.card(skin, x - size * 0.25, y - size * 6.5, size * 0.5, size * 0.7, size * 0.3);
        head(x, y - size * 7.2, size * 0.78, skin);
    }

    /** Somebody on a chair, about six times {@code size} tall; y is the ground. */
    void sitting(double x, double y, double size) {
        var cloth = canvas.palette().cloth(canvas.random());
        var trousers = Palette.mixed(canvas.palette().dark(), cloth, 0.3);
        var skin = Palette.skin(canvas.random());
        var wood = canvas.palette().wood().darker();
        canvas.round(Palette.clear(Color.BLACK, 45), x, y, size * 1.7, size * 0.35);
        canvas.card(wood, x - size * 1.1, y - size * 4.1, size * 2.2, size * 2.6, size * 0.4);
        canvas.line(wood, size * 0.2, x - size, y - size * 1.7, x - size * 1.05, y);
        canvas.line(wood, size * 0.2, x + size, y - size * 1.7, x + size * 1.05, y);
        canvas.card(cloth, x - size * 0.95, y - size * 4.5, size * 1.9, size * 2.7, size);
        canvas.line(trousers, size * 0.75, x - size * 0.5, y - size * 1.9, x - size * 0.55, y - size * 0.3);
        canvas.line(trousers, size * 0.75, x + size * 0.5, y - size * 1.9, x + size * 0.55, y - size * 0.3);
        canvas.line(cloth.darker(), size * 0.5, x - size * 0.8, y - size * 3.9, x - size * 0.3, y - size * 2.2);
        canvas.line(cloth.darker(), size * 0.5, x + size * 0.8, y - size * 3.9, x + size * 0.3, y - size * 2.2);
        head(x, y - size * 5.3, size * 0.75, skin);
    }

    /** Somebody at a table, seen from above; the arms point down. */
    void fromAbove(double x, double y, double size) {
        var cloth = canvas.palette().cloth(canvas.random());
        var skin = Palette.skin(canvas.random());
        canvas.round(Palette.clear(Color.BLACK, 45), x + size * 0.1, y + size * 0.15, size * 1.15, size * 0.65);
        canvas.line(cloth.darker(), size * 0.42, x - size * 0.85, y, x - size * 0.5, y + size * 1.05);
        canvas.line(cloth.darker(), size * 0.42, x + size * 0.85, y, x + size * 0.5, y + size * 1.05);
        canvas.round(skin, x - size * 0.45, y + size * 1.15, size * 0.2, size * 0.2);
        canvas.round(skin, x + size * 0.45, y + size * 1.15, size * 0.2, size * 0.2);
        canvas.round(cloth, x, y, size * 1.1, size * 0.55);
        canvas.round(skin, x, y + size * 0.2, size * 0.4, size * 0.42);
        canvas.round(Palette.hair(canvas.random()), x, y + size * 0.02, size * 0.45, size * 0.45);
    }

    private void head(double x, double y, double radius, Color skin) {
        var hair = Palette.hair(canvas.random());
        var kind = canvas.random().nextInt(4);
        if (kind == 0) {
            canvas.card(hair, x - radius * 1.1, y - radius * 0.6, radius * 2.2, radius * 2.2, radius * 1.3);
        }
        if (kind == 1) {
            canvas.round(hair, x, y - radius * 1.2, radius * 0.5, radius * 0.45);
        }
        canvas.fill(skin, new Ellipse2D.Double(x - radius * 0.9, y - radius, radius * 1.8, radius * 2.1));
        canvas.fill(
                hair, new Arc2D.Double(x - radius, y - radius * 1.15, radius * 2, radius * 2.1, -5, 190, Arc2D.CHORD));
    }
}
