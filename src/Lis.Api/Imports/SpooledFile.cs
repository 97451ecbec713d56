using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Lis.Api.Imports;

/// <summary>A file as it was sent, on disk: the readers of several formats must open it twice.</summary>
/// <param name="SpoolFile">Its name in the folder for imports.</param>
/// <param name="FileName">Its name for people, without a path.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
public sealed record SpooledFile(string SpoolFile, string FileName, string Sha256)
{
    const int LongestName = 200;

    const int Buffer = 1 << 16;

    /// <summary>
    /// Writes the body of a request to disk as it comes in: raw, or the first file of a form. Null when a form holds no file. A body that is
    /// too long or breaks off leaves nothing.
    /// </summary>
    public static async Task<SpooledFile?> OfAsync(HttpRequest request, string folder, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            var name = Uri.UnescapeDataString(request.Headers["X-File-Name"].ToString());
            return await WriteAsync(request.Body, name, folder, cancellation);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            return null;
        }

        try
        {
            return await OfFormAsync(new MultipartReader(boundary, request.Body), folder, cancellation);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    public void Delete(string folder) => File.Delete(Path.Combine(folder, SpoolFile));

    static async Task<SpooledFile?> OfFormAsync(MultipartReader form, string folder, CancellationToken cancellation)
    {
        while (await form.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                return await WriteAsync(section.Body, name.ToString(), folder, cancellation);
            }
        }

        return null;
    }

    static async Task<SpooledFile> WriteAsync(Stream body, string name, string folder, CancellationToken cancellation)
    {
        var spool = new SpooledFile(Guid.NewGuid().ToString("N"), Tidy(name), "");
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, spool.SpoolFile);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, useAsync: true);
            var bytes = new byte[Buffer];
            for (int read; (read = await body.ReadAsync(bytes, cancellation)) > 0;)
            {
                hash.AppendData(bytes, 0, read);
                await file.WriteAsync(bytes.AsMemory(0, read), cancellation);
            }

            return spool with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    // A sender on another system may part folders by either stroke.
    static string Tidy(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var clean = new string([.. last.Where(letter => !char.IsControl(letter))]);
        return clean.Length switch
        {
            0 => "fil",
            > LongestName => clean[^LongestName..],
            _ => clean,
        };
    }
}
