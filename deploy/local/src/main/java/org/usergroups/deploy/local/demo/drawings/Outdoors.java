package org.usergroups.deploy.local.demo.drawings;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Scenes under the sky. */
final class Outdoors {

    private static final int SHORE = 760;

    private Outdoors() {}

    static void skyline(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, SHORE, palette.deep(), palette.glow());
        var sun = canvas.between(380, 1_220);
        canvas.shine(palette.light(), 200, sun, 540, 520);
        canvas.round(palette.light(), sun, 540, 95, 95);
        hills(canvas, 560, Palette.mixed(palette.middle(), palette.glow(), 0.45));
        houses(canvas, 0.62, Palette.mixed(palette.deep(), palette.glow(), 0.35));
        houses(canvas, 0.4, palette.deep());
        houses(canvas, 0.24, palette.dark());
        canvas.wash(SHORE, Canvas.HEIGHT, Palette.mixed(palette.middle(), palette.glow(), 0.3), palette.dark());
        for (var wave = 0; wave < 26; wave++) {
            var y = SHORE + 12 + wave * 11.0;
            var width = canvas.between(30, 170) * (1 - wave / 40.0);
            canvas.card(
                    Palette.clear(palette.light(), 190 - wave * 6),
                    sun - width / 2 + canvas.between(-30, 30),
                    y,
                    width,
                    5,
                    5);
            canvas.card(Palette.clear(palette.pale(), 30), canvas.between(0, 1_500), y, canvas.between(60, 260), 3, 3);
        }
        boat(canvas, canvas.between(200, 1_300), canvas.between(860, 960));
    }

    private static void hills(Canvas canvas, double y, Color color) {
        var path = new Path2D.Double();
        path.moveTo(0, SHORE);
        path.lineTo(0, y + canvas.between(-40, 60));
        for (var x = 0; x < Canvas.WIDTH; x += 400) {
            path.quadTo(x + 200, y - canvas.between(20, 150), x + 400, y + canvas.between(-40, 60));
        }
        path.lineTo(Canvas.WIDTH, SHORE);
        path.closePath();
        canvas.fill(color, path);
    }

    /** A row of houses whose roofs reach up to a part of the sky. */
    private static void houses(Canvas canvas, double height, Color color) {
        for (var x = canvas.between(-60, 0); x < Canvas.WIDTH; ) {
            var width = canvas.between(70, 150);
            var top = SHORE - 520 * height * canvas.between(0.45, 1);
            canvas.box(color, x, top, width + 1, SHORE - top);
            if (canvas.random().nextInt(10) < 7) {
                canvas.shape(
                        color, x - 8, top + 1, x + width + 8, top + 1, x + width / 2, top - canvas.between(25, 70));
            } else {
                canvas.line(color, 5, x + width / 2, top, x + width / 2, top - 60);
            }
            windows(canvas, x, top, width);
            x += width;
        }
    }

    private static void windows(Canvas canvas, double left, double top, double width) {
        var palette = canvas.palette();
        for (var y = top + 24; y < SHORE - 30; y += 42) {
            for (var x = left + 14; x < left + width - 20; x += 30) {
                if (canvas.random().nextInt(5) < 2) {
                    canvas.card(Palette.clear(palette.light(), 215), x, y, 14, 20, 3);
                }
            }
        }
    }

    private static void boat(Canvas canvas, double x, double y) {
        var palette = canvas.palette();
        canvas.shape(palette.dark(), x - 90, y, x + 90, y, x + 60, y + 34, x - 65, y + 34);
        canvas.line(palette.dark(), 6, x, y, x, y - 150);
        canvas.shape(palette.pale(), x + 6, y - 145, x + 6, y - 14, x + 78, y - 14);
        canvas.shape(palette.bar(1), x - 6, y - 125, x - 6, y - 14, x - 58, y - 14);
    }

    static void courtyard(Canvas canvas) {
        var palette = canvas.palette();
        canvas.wash(0, 720, palette.dark(), palette.glow());
        walls(canvas);
        canvas.wash(
                700,
                Canvas.HEIGHT,
                Palette.mixed(palette.wood(), palette.soft(), 0.3),
                Palette.mixed(palette.wood(), palette.dark(), 0.5));
        tree(canvas);
        for (var chain = 0; chain < 3; chain++) {
            lamps(canvas, 230 + chain * 95, 0.8 + chain * 0.15);
        }
        canvas.shine(palette.light(), 110, 800, 620, 760);
        var people = new People(canvas);
        for (var group = 0; group < 4; group++) {
            var x = 190 + group * 390 + canvas.between(-30, 30);
            var y = 880 + canvas.between(-25, 70);
            var size = 34 + (y - 850) / 14;
            people.standing(x - size * 2.1, y - 12, size, false);
            people.standing(x + size * 2.1, y - 6, size, canvas.random().nextInt(3) == 0);
            if (canvas.random().nextBoolean()) {
                people.standing(x, y + 22, size, false);
            }
        }
    }

    private static void walls(Canvas canvas) {
        var palette = canvas.palette();
        canvas.box(Palette.mixed(palette.middle(), palette.dark(), 0.35), 0, 330, Canvas.WIDTH, 400);
        for (var arch = 0; arch < 6; arch++) {
            var x = 55 + arch * 265.0;
            canvas.card(palette.dark(), x, 440, 170, 420, 170);
            if (canvas.random().nextInt(3) > 0) {
                canvas.card(Palette.mixed(palette.light(), palette.glow(), 0.35), x + 22, 470, 126, 390, 126);
            }
        }
        canvas.box(palette.deep(), 0, 322, Canvas.WIDTH, 18);
    }

    private static void tree(Canvas canvas) {
        var palette = canvas.palette();
        var trunk = Palette.mixed(palette.wood(), palette.dark(), 0.55);
        var leaves = Color.getHSBColor(0.28f + palette.hue() * 0.1f, 0.45f, 0.34f);
        canvas.shape(trunk, 765, 820, 845, 820, 825, 420, 785, 420);
        canvas.line(trunk, 24, 800, 520, 640, 330);
        canvas.line(trunk, 24, 810, 500, 960, 310);
        for (var leaf = 0; leaf < 90; leaf++) {
            var angle = canvas.between(0, 2 * Math.PI);
            var far = Math.sqrt(canvas.random().nextDouble());
            canvas.round(
                    Palette.clear(Palette.mixed(leaves, palette.glow(), canvas.between(0, 0.3)), 205),
                    805 + Math.cos(angle) * far * 380,
                    255 + Math.sin(angle) * far * 200,
                    canvas.between(35, 85),
                    canvas.between(30, 65));
        }
    }

    private static void lamps(Canvas canvas, double y, double sag) {
        var palette = canvas.palette();
        var cord = new Path2D.Double();
        cord.moveTo(-20, y);
        cord.quadTo(400, y + 190 * sag, 800, y + 60);
        cord.quadTo(1_200, y + 190 * sag, 1_620, y);
        canvas.stroke(Palette.clear(palette.dark(), 200), 4, cord);
        for (var lamp = 1; lamp < 18; lamp++) {
            var part = lamp % 9 / 9.0;
            var fromLeft = lamp < 9;
            var x = (fromLeft ? -20 + 820 * part : 800 + 820 * part);
            var begin = fromLeft ? y : y + 60;
            var end = fromLeft ? y + 60 : y;
            var bend = y + 190 * sag;
            var at = (1 - part) * (1 - part) * begin + 2 * part * (1 - part) * bend + part * part * end;
            canvas.shine(palette.light(), 130, x, at + 14, 60);
            canvas.round(palette.light(), x, at + 14, 11, 14);
        }
    }
}
