package org.lianxin.referral.security;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as the path of an SVG drawing, one unit per module. */
record QrDrawing(int size, String path) {

    private static final int MARGIN = 4;

    static QrDrawing of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
                }
            }
        }
        return new QrDrawing(code.size + 2 * MARGIN, path.toString());
    }
}
